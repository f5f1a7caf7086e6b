package com.acme.eclipselink;

import java.util.Map;

import com.acme.host.Host;
import jakarta.persistence.EntityManagerFactory;
import org.eclipse.persistence.jpa.PersistenceProvider;

/** Entity managers over the host's pool. */
final class Managers {
    private Managers() {}

    static EntityManagerFactory of(Host host) {
        EntityManagerFactory factory = new PersistenceProvider()
                .createEntityManagerFactory(
                        "accounts",
                        Map.of(
                                "jakarta.persistence.nonJtaDataSource", host.dataSource(),
                                "eclipselink.session-name", host.name(),
                                "eclipselink.logging.level", "OFF"));
        factory.createEntityManager().close(); // line: login
        return factory;
    }
}
