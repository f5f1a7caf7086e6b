package io.sessionaudit.publishing.central;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/** The rules for the files of an artifact. */
final class FileRules {
    private static final Map<String, String> CHECKSUMS =
            Map.of(".md5", "MD5", ".sha1", "SHA-1", ".sha256", "SHA-256", ".sha512", "SHA-512");

    private FileRules() {}

    static List<String> check(StagedArtifact artifact, boolean signed) throws IOException {
        List<String> problems = new ArrayList<>();
        if (artifact.isJar()) {
            for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json")) {
                Path file = artifact.file(ending);
                if (!Files.exists(file)) {
                    problems.add(file.getFileName() + " is missing");
                } else if (ending.endsWith(".jar") && isEmpty(file)) {
                    problems.add(file.getFileName() + " contains no file");
                }
            }
        }
        for (Path file : artifact.files()) {
            checksums(file, problems);
            if (signed && !Files.exists(file.resolveSibling(file.getFileName() + ".asc"))) {
                problems.add(file.getFileName() + " has no signature");
            }
        }
        return problems;
    }

    private static boolean isEmpty(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .allMatch(entry -> entry.isDirectory() || entry.getName().startsWith("META-INF/"));
        }
    }

    private static void checksums(Path file, List<String> problems) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        CHECKSUMS.forEach((ending, algorithm) -> {
            Path checksum = file.resolveSibling(file.getFileName() + ending);
            try {
                if (!Files.exists(checksum)) {
                    problems.add(checksum.getFileName() + " is missing");
                } else if (!Files.readString(checksum).strip().equals(digest(algorithm, bytes))) {
                    problems.add(checksum.getFileName() + " is not that of the file");
                }
            } catch (IOException e) {
                problems.add(checksum.getFileName() + " cannot be read");
            }
        });
    }

    static String digest(String algorithm, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return String.format("%0" + 2 * digest.getDigestLength() + "x", new BigInteger(1, digest.digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
