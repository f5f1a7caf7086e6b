package com.acme.loans.jta;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import bitronix.tm.TransactionManagerServices;
import bitronix.tm.resource.jdbc.PoolingDataSource;
import com.acme.loans.Lenders;
import com.arjuna.ats.arjuna.common.CoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import com.atomikos.icatch.jta.UserTransactionManager;
import com.atomikos.jdbc.AtomikosDataSourceBean;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import org.apache.commons.dbcp2.managed.BasicManagedDataSource;
import org.apache.geronimo.transaction.manager.GeronimoTransactionManager;
import org.h2.jdbcx.JdbcDataSource;

/** Opens small pools, each with a transaction manager that it is made for. */
final class GlobalPools {
    private static final int PATIENCE_SECONDS = 60;

    private GlobalPools() {}

    /** Agroal with Narayana. */
    static GlobalPool agroal(Lenders lenders) throws Exception {
        prepareNarayana();
        TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
        NarayanaTransactionIntegration integration =
                new NarayanaTransactionIntegration(manager, new TransactionSynchronizationRegistryImple());
        AgroalDataSource pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled()
                .connectionPoolConfiguration(configuration -> configuration
                        .maxSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
                        .transactionIntegration(integration)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(lenders.url("pool")))));
        return new GlobalPool(lenders.closeAtEnd(pool), new JakartaTransactions(manager));
    }

    private static void prepareNarayana() throws Exception {
        Path store = Files.createTempDirectory("narayana");
        BeanPopulator.getDefaultInstance(CoreEnvironmentBean.class).setNodeIdentifier("1");
        BeanPopulator.getDefaultInstance(ObjectStoreEnvironmentBean.class).setObjectStoreDir(store.toString());
        for (String name : new String[] {"communicationStore", "stateStore"}) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, name)
                    .setObjectStoreDir(store.toString());
        }
    }

    /** DBCP 2's managed pool with Geronimo's manager. */
    static GlobalPool dbcp(Lenders lenders) throws Exception {
        GeronimoTransactionManager manager = new GeronimoTransactionManager();
        BasicManagedDataSource pool = new BasicManagedDataSource();
        pool.setTransactionManager(manager);
        pool.setUrl(lenders.url("pool"));
        pool.setMaxTotal(1);
        pool.setMaxWait(Duration.ofSeconds(PATIENCE_SECONDS));
        return new GlobalPool(lenders.closeAtEnd(pool), new JavaxTransactions(manager));
    }

    /** Atomikos' pool with its own manager. */
    static GlobalPool atomikos(Lenders lenders, int size) throws Exception {
        System.setProperty("com.atomikos.icatch.enable_logging", "false");
        System.setProperty("com.atomikos.icatch.registered", "true");
        System.setProperty("com.atomikos.icatch.default_jta_timeout", "120000");
        UserTransactionManager manager = new UserTransactionManager();
        manager.init();
        AtomikosDataSourceBean pool = new AtomikosDataSourceBean();
        pool.setUniqueResourceName(lenders.name("pool"));
        pool.setXaDataSource(database(lenders));
        pool.setPoolSize(size);
        pool.setBorrowConnectionTimeout(PATIENCE_SECONDS);
        lenders.closeAtEnd(pool::close);
        return new GlobalPool(pool, new JavaxTransactions(manager));
    }

    /** Bitronix' pool with its own manager. */
    static GlobalPool bitronix(Lenders lenders) {
        if (!TransactionManagerServices.isTransactionManagerRunning()) {
            TransactionManagerServices.getConfiguration()
                    .setServerId("one")
                    .setJournal("null")
                    .setDisableJmx(true);
        }
        PoolingDataSource pool = new PoolingDataSource();
        pool.setUniqueName(lenders.name("pool"));
        pool.setClassName(JdbcDataSource.class.getName());
        pool.getDriverProperties().setProperty("URL", lenders.url("pool"));
        pool.setMaxPoolSize(1);
        pool.setAcquisitionTimeout(PATIENCE_SECONDS);
        pool.setAllowLocalTransactions(true);
        pool.setShareTransactionConnections(true);
        pool.init();
        lenders.closeAtEnd(pool::close);
        return new GlobalPool(pool, new JavaxTransactions(TransactionManagerServices.getTransactionManager()));
    }

    private static JdbcDataSource database(Lenders lenders) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(lenders.url("pool"));
        return database;
    }
}
