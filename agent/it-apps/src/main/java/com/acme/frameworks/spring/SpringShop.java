package com.acme.frameworks.spring;

import javax.sql.DataSource;

import com.acme.frameworks.CountedPool;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Places orders in transactions of all propagations. */
public final class SpringShop {
    private SpringShop() {}

    public static void main(String[] arguments) {
        for (String url : arguments) {
            try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
                context.registerBean("pool", CountedPool.class, () -> CountedPool.open("spring", url));
                context.register(Parts.class);
                context.refresh();
                work(context.getBean(JdbcTemplate.class), context.getBean(Orders.class), context);
            }
        }
    }

    private static void work(JdbcTemplate template, Orders orders, AnnotationConfigApplicationContext context) {
        for (String table : new String[] {"spring_orders", "spring_points", "spring_notes"}) {
            template.execute("CREATE TABLE " + table + " (id INT)");
        }
        for (int id = 0; id < 5; id++) {
            orders.place(id);
        }
        for (int id = 5; id < 8; id++) {
            orders.placeWithNote(id);
        }
        try {
            orders.placeAndFail(9);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        TransactionTemplate reading = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        reading.setReadOnly(true);
        reading.executeWithoutResult(status -> {
            for (String table : new String[] {"spring_orders", "spring_points", "spring_notes"}) {
                System.out.println(table + "=" + count(template, table));
            }
        });
        System.out.println("without a transaction=" + count(template, "spring_orders"));
        for (String table : new String[] {"spring_orders", "spring_points", "spring_notes"}) {
            template.execute("DROP TABLE " + table);
        }
    }

    private static Integer count(JdbcTemplate template, String table) {
        return template.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
    }

    /** The beans of the shop. */
    @Configuration
    @EnableTransactionManagement
    public static class Parts {
        @Bean
        PlatformTransactionManager transactions(DataSource pool) {
            return new JdbcTransactionManager(pool);
        }

        @Bean
        JdbcTemplate template(DataSource pool) {
            return new JdbcTemplate(pool);
        }

        @Bean
        Notes notes(JdbcTemplate template) {
            return new Notes(template);
        }

        @Bean
        Orders orders(JdbcTemplate template, Notes notes) {
            return new Orders(template, notes);
        }
    }
}
