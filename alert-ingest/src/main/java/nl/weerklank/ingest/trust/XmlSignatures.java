package nl.weerklank.ingest.trust;

import java.time.Instant;
import nl.weerklank.contract.cap.signature.CapSignature;
import nl.weerklank.contract.cap.signature.CapSignatureVerifier;
import nl.weerklank.contract.cap.signature.CertificateTrust;

/** XML signatures as the contract verifies them, with the sender's own certificates as the only ones believed. */
public final class XmlSignatures implements SignatureCheck {

    @Override
    public SignatureFinding find(byte[] xml, SenderKeys keys, Instant now) {
        var verifier = new CapSignatureVerifier(CertificateTrust.of(keys.certificates()));
        return switch (verifier.verify(xml, now)) {
            case CapSignature.Absent absent -> SignatureFinding.ABSENT;
            case CapSignature.Verified verified -> SignatureFinding.VERIFIED;
            case CapSignature.Untrusted untrusted -> SignatureFinding.UNTRUSTED;
            case CapSignature.Broken broken -> SignatureFinding.BROKEN;
            case CapSignature.Unsupported unsupported -> SignatureFinding.UNSUPPORTED;
        };
    }
}
