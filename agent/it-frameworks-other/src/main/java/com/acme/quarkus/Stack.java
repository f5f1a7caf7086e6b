package com.acme.quarkus;

import java.sql.SQLException;
import java.time.Duration;

import com.acme.host.Host;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.quarkus.hibernate.orm.runtime.customized.QuarkusConnectionProvider;
import jakarta.transaction.TransactionManager;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.transaction.jta.platform.internal.JBossStandAloneJtaPlatform;

/** A pool, a transaction manager and a session factory that work together. */
record Stack(AgroalDataSource pool, TransactionManager transactions, SessionFactory factory) {
    static Stack of(Host host) throws SQLException {
        return of(host, 4);
    }

    static Stack of(Host host, int connections) throws SQLException {
        TransactionManager transactions = com.arjuna.ats.jta.TransactionManager.transactionManager();
        AgroalDataSource pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(configuration -> configuration
                        .maxSize(connections)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .transactionIntegration(new NarayanaTransactionIntegration(
                                transactions, new TransactionSynchronizationRegistryImple()))
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl(host.url()).principal(new NamePrincipal("sa")))));
        Configuration configuration = new Configuration()
                .setProperty("hibernate.transaction.coordinator_class", "jta")
                .setProperty("hibernate.connection.handling_mode", "DELAYED_ACQUISITION_AND_RELEASE_AFTER_TRANSACTION")
                .addAnnotatedClass(Account.class);
        configuration.getProperties().put("hibernate.transaction.jta.platform", new JBossStandAloneJtaPlatform());
        configuration.getProperties().put("hibernate.connection.provider_class", new QuarkusConnectionProvider(pool));
        return new Stack(pool, transactions, configuration.buildSessionFactory()); // line: factory
    }
}
