package io.sessionaudit.it.builds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The results of a Surefire run. */
final class SurefireReports {
    /**
     * A test.
     *
     * @param failure the message and stack of its failure or error, or null
     */
    record Result(String className, String name, String failure) {
        /** {@return class without package, and method; the same for a failure that an engine of its own reports} */
        String test() {
            return className.substring(className.lastIndexOf('.') + 1).replaceFirst("_SessionAudit[0-9]+$", "") + "."
                    + name;
        }
    }

    private SurefireReports() {}

    static List<Result> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .flatMap(file -> results(file).stream())
                    .toList();
        }
    }

    private static List<Result> results(Path file) {
        try {
            NodeList cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("testcase");
            List<Result> results = new ArrayList<>();
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                results.add(new Result(test.getAttribute("classname"), test.getAttribute("name"), failure(test)));
            }
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(file + " is no report", e);
        }
    }

    private static String failure(Element test) {
        for (String kind : List.of("failure", "error")) {
            NodeList failures = test.getElementsByTagName(kind);
            if (failures.getLength() > 0) {
                Element failure = (Element) failures.item(0);
                return failure.getAttribute("message") + "\n" + failure.getTextContent();
            }
        }
        return null;
    }
}
