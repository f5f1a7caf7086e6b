package io.sessionaudit.core.options;

import java.util.ArrayList;
import java.util.List;

/** Parses lists of packages and classes, separated by commas. */
final class PackageList {
    /** Each prefix is compared with the name of each class on a stack. */
    static final int MAX_NAMES = 1_000;

    static final int MAX_NAME = 256;

    private static final int MAX_SHOWN = 60;

    private PackageList() {}

    /**
     * Parses a list that contains at least one name.
     *
     * @return the names, without the dot that may be at their end
     */
    static List<String> parse(String text) {
        List<String> names = new ArrayList<>();
        for (String part : text.split(",")) {
            String name = part.strip();
            if (!name.isEmpty()) {
                names.add(checked(name));
            }
            if (names.size() > MAX_NAMES) {
                throw new InvalidValueException("contains more than " + MAX_NAMES
                        + " names; a package includes its subpackages, so write the packages that they have in common");
            }
        }
        if (names.isEmpty()) {
            throw new InvalidValueException("is empty; write packages such as com.acme,org.acme.shop, or omit it");
        }
        return List.copyOf(names);
    }

    private static String checked(String name) {
        if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
            throw invalid(name, "a wildcard", "a package includes its subpackages, so write com.acme");
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.matches("(?i).*\\.(?:jar|war|ear|class|java)")) {
            throw invalid(name, "a path", "write the package, such as com.acme");
        }
        String prefix = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (name.length() > MAX_NAME || !isName(prefix)) {
            throw invalid(name, "neither a package nor a class", "write a name such as com.acme");
        }
        return prefix;
    }

    private static boolean isName(String name) {
        for (String part : name.split("\\.", -1)) {
            if (part.isEmpty()
                    || !Character.isJavaIdentifierStart(part.charAt(0))
                    || !part.chars().allMatch(Character::isJavaIdentifierPart)) {
                return false;
            }
        }
        return true;
    }

    private static InvalidValueException invalid(String name, String what, String remedy) {
        String shown = name.length() <= MAX_SHOWN ? name : name.substring(0, MAX_SHOWN) + "...";
        return new InvalidValueException(
                "contains \"" + shown.replaceAll("\\p{Cntrl}", " ") + "\", which is " + what + "; " + remedy);
    }
}
