package io.sessionaudit.tools.check;

import java.io.PrintWriter;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Prints findings as JUnit XML: a failed test for each, a skipped one if it is accepted, a passed one if none. */
final class JunitXml {
    private static final String NAME = "session-audit";

    private JunitXml() {}

    static void print(CheckResult result, PrintWriter out) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            write(result, xml);
            xml.flush();
            out.println();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write JUnit XML", e);
        }
    }

    private static void write(CheckResult result, XMLStreamWriter xml) throws XMLStreamException {
        int failures = result.failing().size();
        int tests = Math.max(1, result.findings().size());
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", NAME);
        xml.writeAttribute("tests", String.valueOf(tests));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(result.findings().size() - failures));
        if (result.findings().isEmpty()) {
            begin(xml, NAME, result.summary());
            xml.writeEndElement();
        }
        for (CheckedFinding finding : result.findings()) {
            FoundGroup group = finding.group();
            begin(
                    xml,
                    group.place().className(),
                    group.kind() + " at " + group.place().withoutClass());
            xml.writeStartElement(finding.accepted() ? "skipped" : "failure");
            if (!finding.accepted()) {
                xml.writeAttribute("type", allowed(group.kind()));
            }
            xml.writeAttribute("message", allowed(finding.accepted() ? "accepted by the baseline" : finding.title()));
            xml.writeCharacters(allowed(group.text() + "\n\tat " + group.place().text()));
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static void begin(XMLStreamWriter xml, String className, String name) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", allowed(className));
        xml.writeAttribute("name", allowed(name));
    }

    /** Replaces the characters that XML 1.0 does not allow, not even as references. */
    static String allowed(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints().forEach(each -> allowed.appendCodePoint(isAllowed(each) ? each : '\uFFFD'));
        return allowed.toString();
    }

    private static boolean isAllowed(int each) {
        return each == '\t'
                || each == '\n'
                || each == '\r'
                || each >= ' ' && each < Character.MIN_SURROGATE
                || each > Character.MAX_SURROGATE && each < 0xFFFE
                || each >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
