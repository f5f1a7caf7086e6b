package io.sessionaudit.publishing.central;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.w3c.dom.Element;

/** The rules for a pom. */
final class PomRules {
    private PomRules() {}

    static List<String> check(StagedArtifact artifact) {
        Element pom = artifact.pom();
        List<String> problems = new ArrayList<>();
        coordinates(artifact, problems);
        for (String name : List.of("name", "description", "url")) {
            require(Xml.text(pom, name), name, problems);
        }
        for (String name : List.of("connection", "developerConnection", "url")) {
            require(Xml.text(pom, "scm", name), "scm/" + name, problems);
        }
        require(Xml.text(pom, "licenses", "license", "name"), "licenses/license/name", problems);
        require(Xml.text(pom, "licenses", "license", "url"), "licenses/license/url", problems);
        require(Xml.text(pom, "developers", "developer", "name"), "developers/developer/name", problems);
        for (String name : List.of("parent", "repositories", "pluginRepositories", "build", "profiles", "modules")) {
            if (!Xml.children(pom, name).isEmpty()) {
                problems.add("the pom has a " + name);
            }
        }
        if (pom.getTextContent().contains("${")) {
            problems.add("the pom contains a ${property}");
        }
        dependencies(artifact, problems);
        return problems;
    }

    private static void coordinates(StagedArtifact artifact, List<String> problems) {
        if (artifact.version().endsWith("-SNAPSHOT")) {
            problems.add("the version is a snapshot");
        }
        String expected = artifact.groupId().replace('.', '/') + "/" + artifact.artifactId() + "/" + artifact.version();
        String actual = artifact.repository()
                .relativize(artifact.directory())
                .toString()
                .replace('\\', '/');
        if (!actual.equals(expected)) {
            problems.add("the pom is that of " + expected + ", and is in " + actual);
        }
    }

    private static void dependencies(StagedArtifact artifact, List<String> problems) {
        List<Element> managed = Xml.children(artifact.pom(), "dependencyManagement").stream()
                .flatMap(each -> Xml.items(each, "dependencies", "dependency").stream())
                .toList();
        List<Element> own = Xml.items(artifact.pom(), "dependencies", "dependency");
        for (Element dependency : Stream.concat(own.stream(), managed.stream()).toList()) {
            String group = Xml.text(dependency, "groupId");
            String name = Xml.text(dependency, "artifactId");
            String version = Xml.text(dependency, "version");
            String where = "the dependency " + group + ":" + name;
            if (version.isEmpty()) {
                problems.add(where + " has no version");
            } else if (version.endsWith("-SNAPSHOT")) {
                problems.add(where + " is a snapshot");
            }
            if (Xml.text(dependency, "scope").equals("test")) {
                problems.add(where + " is for tests");
            }
            if (group.equals(artifact.groupId())
                    && !Files.exists(artifact.repository()
                            .resolve(group.replace('.', '/'))
                            .resolve(name)
                            .resolve(version)
                            .resolve(name + "-" + version + ".pom"))) {
                problems.add(where + " is not published");
            }
        }
    }

    private static void require(String text, String name, List<String> problems) {
        if (text.isEmpty()) {
            problems.add("the pom has no " + name);
        }
    }
}
