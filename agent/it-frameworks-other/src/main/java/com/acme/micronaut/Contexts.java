package com.acme.micronaut;

import java.util.Map;

import com.acme.host.Host;
import io.micronaut.context.ApplicationContext;

/** A container with a pool over the host's database. */
final class Contexts {
    private Contexts() {}

    static ApplicationContext of(Host host) {
        return ApplicationContext.run(Map.of(
                "datasources.default.url", host.url(),
                "datasources.default.username", "sa",
                "datasources.default.password", "",
                "datasources.default.driver-class-name", "org.h2.Driver",
                "datasources.default.pool-name", host.name()));
    }
}
