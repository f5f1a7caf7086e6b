package io.sessionaudit.publishing.central;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks each artifact of a local repository against the requirements of Maven Central, and against two of this
 * project: a pom without traces of its build, and an SBOM.
 */
public final class CentralCheck {
    private CentralCheck() {}

    /**
     * Arguments: the repository and, if all files must be signed, {@code --signed}.
     *
     * @throws IOException if the repository cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Path repository = Path.of(arguments[0]);
        List<String> problems = check(repository, List.of(arguments).contains("--signed"));
        problems.forEach(System.err::println);
        if (!problems.isEmpty()) {
            System.exit(1);
        }
        System.out.println(
                "Maven Central's requirements: fulfilled by " + poms(repository).size() + " artifacts");
    }

    /** {@return what is wrong, one line each} */
    static List<String> check(Path repository, boolean signed) throws IOException {
        List<String> problems = new ArrayList<>();
        List<Path> poms = poms(repository);
        if (poms.isEmpty()) {
            problems.add(repository + " contains no artifact");
        }
        for (Path pom : poms) {
            StagedArtifact artifact = StagedArtifact.read(repository, pom);
            Stream.concat(PomRules.check(artifact).stream(), FileRules.check(artifact, signed).stream())
                    .forEach(problem -> problems.add(artifact.artifactId() + ": " + problem));
        }
        return problems;
    }

    private static List<Path> poms(Path repository) throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(file -> file.toString().endsWith(".pom"))
                    .sorted()
                    .toList();
        }
    }
}
