package io.sessionaudit.it.wording;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.it.wording.ForeignWords.Use;

/** Checks main code, JavaScript, scripts and documentation for foreign words. */
final class Wording {
    private final ForeignWords foreign = new ForeignWords(lines("foreign-words.txt"));
    private final AllowedWords allowed = new AllowedWords(lines("allowed-words.txt"));
    private final SourceTree tree;

    Wording(SourceTree tree) {
        this.tree = tree;
    }

    /** {@return the foreign words that no entry allows} */
    List<Use> check() {
        List<Use> uses = new ArrayList<>();
        for (Path file :
                tree.files(SourceTree.MAIN_JAVA, SourceTree.JAVASCRIPT, SourceTree.SCRIPTS, SourceTree.MARKDOWN)) {
            String text = tree.read(file);
            for (Use use : foreign.find(file, text)) {
                if (!allowed.allows(use, text)) {
                    uses.add(use);
                }
            }
        }
        return uses;
    }

    /** {@return the entries of the allow-list that {@link #check} did not need} */
    List<String> unusedExceptions() {
        return allowed.unused();
    }

    /** {@return the lines of a list, without comments and empty lines} */
    static List<String> lines(String list) {
        try (InputStream in = Wording.class.getResourceAsStream("/wording/" + list);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
