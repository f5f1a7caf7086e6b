package io.sessionaudit.core.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** Validates lines against docs/log-format.schema.json. */
final class LogSchema {
    private static final Path FILE = Path.of("../../docs/log-format.schema.json");
    private static final Schema SCHEMA = load();

    private LogSchema() {}

    /** {@return the schema violations of a line; empty if it is valid} */
    static List<String> faults(String line) {
        return SCHEMA.validate(line, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static Schema load() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(FILE), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
