package io.sessionaudit.it.wording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the length of lines, and that no two types have the same simple name. */
final class SourceForm {
    private static final Pattern TYPE =
            Pattern.compile("((?:\\b(?:public|protected|private|static|final|abstract|sealed|non-sealed)\\s+)*)"
                    + "\\b(?:class|interface|enum|record)\\s+([A-Z]\\w*)");

    private final SourceTree tree;

    SourceForm(SourceTree tree) {
        this.tree = tree;
    }

    /** {@return the long lines of main and test code, JavaScript, scripts and documentation} */
    List<String> longLines() {
        return tree.files(SourceTree.JAVA, SourceTree.JAVASCRIPT, SourceTree.SCRIPTS, SourceTree.MARKDOWN).stream()
                .flatMap(file -> LongLines.find(file, tree.read(file)).stream())
                .toList();
    }

    /** {@return by simple name the files of top-level and public nested types that share it} */
    Map<String, List<Path>> sharedTypeNames() {
        Map<String, List<Path>> files = new TreeMap<>();
        for (Path file : tree.files(SourceTree.MAIN_JAVA)) {
            if (file.startsWith("agent")) {
                for (String name : typeNames(tree.read(file))) {
                    files.computeIfAbsent(name, key -> new ArrayList<>()).add(file);
                }
            }
        }
        files.values().removeIf(each -> each.size() == 1);
        return files;
    }

    static List<String> typeNames(String text) {
        String code = SourceText.code(text);
        List<String> names = new ArrayList<>();
        Matcher matcher = TYPE.matcher(code);
        while (matcher.find()) {
            boolean topLevel = depth(code, matcher.start()) == 0;
            if (topLevel || matcher.group(1).contains("public")) {
                names.add(matcher.group(2));
            }
        }
        return names;
    }

    private static long depth(String code, int end) {
        return code.chars().limit(end).filter(c -> c == '{').count()
                - code.chars().limit(end).filter(c -> c == '}').count();
    }
}
