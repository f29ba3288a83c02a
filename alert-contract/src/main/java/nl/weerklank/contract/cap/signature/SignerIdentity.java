package nl.weerklank.contract.cap.signature;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/** A private key and the certificate that names its owner, signed by itself; for senders and publishers that have none yet. */
public record SignerIdentity(PrivateKey key, X509Certificate certificate) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final byte[] ECDSA_WITH_SHA256 = Der.oid(1, 2, 840, 10045, 4, 3, 2);
    private static final byte[] COMMON_NAME = Der.oid(2, 5, 4, 3);

    /** A new P-256 key with a certificate for this name (X.509 version 3, RFC 5280 §4.1). */
    public static SignerIdentity generate(String commonName, Instant from, Instant until) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            return new SignerIdentity(keys.getPrivate(), certificate(keys, commonName, from, until));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256 and X.509", e);
        }
    }

    /** The certificate as PEM, for those who are to trust it. */
    public String certificatePem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate was made here and has a form", e);
        }
    }

    private static X509Certificate certificate(KeyPair keys, String name, Instant from, Instant until)
            throws GeneralSecurityException {
        var algorithm = Der.sequence(ECDSA_WITH_SHA256);
        var subject = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8(name))));
        var body = Der.sequence(
                Der.tagged(0xA0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(64, new SecureRandom()).setBit(0)),
                algorithm,
                subject,
                Der.sequence(time(from), time(until)),
                subject,
                keys.getPublic().getEncoded());
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        var whole = Der.sequence(body, algorithm, Der.bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    /** Two digits for the year until 2049, four from 2050 (RFC 5280 §4.1.2.5). */
    private static byte[] time(Instant at) {
        var text = TIME.format(at);
        return text.compareTo("2050") < 0
                ? Der.tagged(0x17, text.substring(2).getBytes(StandardCharsets.US_ASCII))
                : Der.tagged(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The few forms of DER that a certificate needs (X.690). */
    private static final class Der {

        static byte[] sequence(byte[]... parts) {
            return tagged(0x30, parts);
        }

        static byte[] set(byte[]... parts) {
            return tagged(0x31, parts);
        }

        static byte[] integer(BigInteger value) {
            return tagged(0x02, value.toByteArray());
        }

        static byte[] utf8(String text) {
            return tagged(0x0C, text.getBytes(StandardCharsets.UTF_8));
        }

        static byte[] bits(byte[] bytes) {
            return tagged(0x03, new byte[] {0}, bytes);
        }

        static byte[] oid(int first, int second, int... rest) {
            var out = new ByteArrayOutputStream();
            out.write(first * 40 + second);
            for (int part : rest) {
                for (int shift = 28; shift > 0; shift -= 7) {
                    if (part >> shift != 0) {
                        out.write(0x80 | part >> shift & 0x7F);
                    }
                }
                out.write(part & 0x7F);
            }
            return tagged(0x06, out.toByteArray());
        }

        static byte[] tagged(int tag, byte[]... parts) {
            int length = 0;
            for (var part : parts) {
                length += part.length;
            }
            var out = new ByteArrayOutputStream(length + 6);
            out.write(tag);
            if (length < 0x80) {
                out.write(length);
            } else {
                var digits = BigInteger.valueOf(length).toByteArray();
                int skip = digits[0] == 0 ? 1 : 0;
                out.write(0x80 | digits.length - skip);
                out.write(digits, skip, digits.length - skip);
            }
            for (var part : parts) {
                out.writeBytes(part);
            }
            return out.toByteArray();
        }
    }
}
