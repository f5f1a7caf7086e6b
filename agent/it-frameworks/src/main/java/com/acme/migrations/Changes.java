package com.acme.migrations;

import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;

/** The changes of the database. */
final class Changes {
    static final String FILE = "com/acme/migrations/changes.sql";

    private Changes() {}

    static ResourceAccessor of() {
        return new ClassLoaderResourceAccessor(Changes.class.getClassLoader());
    }
}
