package nl.weerklank.contract.cap;

import java.util.LinkedHashMap;
import java.util.Map;

/** Files that try to harm their reader, written here; each names a port of this machine or a file that must not be touched. */
public final class HostileFiles {

    private static final String SIGNATURE = """
            <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>\
            <CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>\
            <SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256">%s</SignatureMethod>%s\
            </SignedInfo><SignatureValue>AAAA</SignatureValue>%s</Signature>""";
    private static final String REFERENCE = """
            <Reference URI="%s"><Transforms>%s</Transforms>\
            <DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue>AAAA</DigestValue></Reference>""";
    private static final String ENVELOPED =
            "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>";

    private HostileFiles() {}

    /** Every attack by its name. */
    public static Map<String, byte[]> all(int port, String file) {
        var address = "http://127.0.0.1:" + port + "/x";
        var all = new LinkedHashMap<String, byte[]>();
        entities(all, address, file);
        sizes(all);
        inclusions(all, address, file);
        signatures(all, address);
        return all;
    }

    private static void entities(Map<String, byte[]> all, String address, String file) {
        all.put("external entity of a file", dtd("<!ENTITY x SYSTEM '" + file + "'>", "&x;"));
        all.put("external entity of an address", dtd("<!ENTITY x SYSTEM '" + address + "'>", "&x;"));
        all.put("parameter entity", dtd("<!ENTITY % p SYSTEM '" + address + "'> %p;", "x"));
        all.put("external document type", prolog("<!DOCTYPE alert SYSTEM '" + address + "'>"));
        all.put("public document type", prolog("<!DOCTYPE alert PUBLIC '-//X' '" + address + "'>"));
        all.put("harmless document type", prolog("<!DOCTYPE alert [<!ELEMENT alert ANY>]>"));
        var laughs = new StringBuilder("<!ENTITY a0 'ha'>");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY a%d '%s'>".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        all.put("billion laughs", dtd(laughs.toString(), "&a11;"));
        all.put("quadratic blow-up", dtd("<!ENTITY a '" + "x".repeat(100_000) + "'>", "&a;".repeat(10_000)));
        all.put("entity in an attribute", CapText.with("<info>", "<info a='&x;'>"));
    }

    private static void sizes(Map<String, byte[]> all) {
        all.put("deep nesting", CapText.element("headline", "<b>".repeat(5_000) + "</b>".repeat(5_000)));
        all.put(
                "deep signature",
                CapText.behind(
                        "info",
                        "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'>" + "<Object>".repeat(5_000)
                                + "</Object>".repeat(5_000) + "</Signature>"));
        var attributes = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            attributes.append(" a").append(i).append("='1'");
        }
        all.put("many attributes", CapText.with("<info>", "<info" + attributes + ">"));
        all.put("many points", CapText.element("polygon", "51.1,4.1 ".repeat(200_000)));
        all.put("many short points", CapText.element("polygon", "1,2 ".repeat(150_000)));
        var info = CapText.GOOD.substring(CapText.GOOD.indexOf("  <info>"), CapText.GOOD.indexOf("</alert>"));
        all.put("many infos", CapText.behind("info", info.repeat(5_000)));
        all.put("many elements", CapText.behind("scope", "<code/>".repeat(40_000)));
        all.put("long name", CapText.with("<info>", "<" + "a".repeat(1_500_000) + ">"));
        all.put("long text", CapText.element("description", "x".repeat(3_000_000)));
        all.put("long comment", CapText.with("<info>", "<!--" + "x".repeat(3_000_000) + "--><info>"));
        all.put(
                "many namespaces",
                CapText.with("<info>", "<info" + attributes.toString().replace(" a", " xmlns:a") + ">"));
    }

    private static void inclusions(Map<String, byte[]> all, String address, String file) {
        var include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='%s'/>";
        all.put("inclusion of a file", CapText.element("description", include.formatted(file)));
        all.put("inclusion of an address", CapText.element("description", include.formatted(address)));
        var xsi = "<alert xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:%s='%s' ";
        all.put(
                "schema location",
                CapText.with(
                        "<alert ", xsi.formatted("schemaLocation", "urn:oasis:names:tc:emergency:cap:1.2 " + address)));
        all.put(
                "schema location without namespace",
                CapText.with("<alert ", xsi.formatted("noNamespaceSchemaLocation", address)));
        all.put("stylesheet", prolog("<?xml-stylesheet type='text/xsl' href='" + address + "'?>"));
        all.put("script instruction", prolog("<?php system('id'); ?>"));
    }

    private static void signatures(Map<String, byte[]> all, String address) {
        all.put("signature over an address", signed("", REFERENCE.formatted(address, ENVELOPED), ""));
        all.put(
                "signature of many references",
                signed("", REFERENCE.formatted("", ENVELOPED).repeat(1_000), ""));
        var xslt = "<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"><xsl:stylesheet version='1.0'"
                + " xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template match='/'><xsl:copy-of select=\"document('"
                + address + "')\"/></xsl:template></xsl:stylesheet></Transform>";
        all.put("signature with a stylesheet", signed("", REFERENCE.formatted("", xslt), ""));
        all.put(
                "signature cut short",
                signed("<HMACOutputLength>1</HMACOutputLength>", REFERENCE.formatted("", ENVELOPED), ""));
        all.put(
                "key at an address",
                signed(
                        "",
                        REFERENCE.formatted("", ENVELOPED),
                        "<KeyInfo><RetrievalMethod URI=\"" + address + "\"/></KeyInfo>"));
        var hidden = CapText.GOOD.substring(CapText.GOOD.indexOf("<alert"));
        all.put(
                "alert hidden beside",
                CapText.behind("info", "<Object xmlns='http://www.w3.org/2000/09/xmldsig#'>" + hidden + "</Object>"));
        all.put(
                "alert hidden inside",
                signed("", REFERENCE.formatted("", ENVELOPED), "<Object>" + hidden + "</Object>"));
    }

    private static byte[] signed(String method, String references, String more) {
        return CapText.behind("info", SIGNATURE.formatted(method, references, more));
    }

    private static byte[] prolog(String more) {
        return CapText.with("<alert ", more + "<alert ");
    }

    private static byte[] dtd(String declarations, String headline) {
        return CapText.bytes(CapText.GOOD
                .replace("<alert ", "<!DOCTYPE alert [" + declarations + "]><alert ")
                .replace("Grote brand in de haven", headline));
    }
}
