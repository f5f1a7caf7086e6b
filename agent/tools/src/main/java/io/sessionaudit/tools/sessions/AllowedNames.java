package io.sessionaudit.tools.sessions;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.Severity;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The names that an option accepts; also the candidates for completion by a shell. Immutable, threadsafe.
 */
public abstract class AllowedNames implements Iterable<String>, ITypeConverter<String> {
    private final List<String> names;

    private AllowedNames(List<String> names) {
        this.names = names;
    }

    /** The types of records. */
    public static final class Types extends AllowedNames {
        Types() {
            super(LogFormat.TYPES);
        }
    }

    /** The kinds of findings. */
    public static final class Kinds extends AllowedNames {
        Kinds() {
            super(Stream.of(FindingKind.values()).map(FindingKind::label).toList());
        }
    }

    /** The severities of findings, and their kinds. */
    public static final class SeveritiesAndKinds extends AllowedNames {
        SeveritiesAndKinds() {
            super(Stream.concat(
                            Stream.of(Severity.values()).map(Severity::label),
                            Stream.of(FindingKind.values()).map(FindingKind::label))
                    .toList());
        }
    }

    @Override
    public final Iterator<String> iterator() {
        return names.iterator();
    }

    @Override
    public final String convert(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (!names.contains(name)) {
            throw new TypeConversionException("\"" + text + "\" is none of " + String.join(", ", names));
        }
        return name;
    }
}
