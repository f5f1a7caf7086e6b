package com.acme.environments.boot;

import javax.sql.DataSource;

import com.acme.environments.Workload;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Uses the pool of Spring Boot. */
@SpringBootApplication
public class BootShop {
    private static final int ROUNDS = 10;
    private static final int QUESTIONS = 5;

    public static void main(String[] arguments) {
        SpringApplication.run(BootShop.class, arguments).close();
    }

    @Bean
    CommandLineRunner work(DataSource source, JdbcTemplate template) {
        return arguments -> {
            Workload.run(source, ROUNDS);
            for (int question = 0; question < QUESTIONS; question++) {
                System.out.println("stock=" + template.queryForObject("SELECT amount FROM stock", Integer.class));
            }
            System.out.println("received=" + QUESTIONS);
            ClassLoader loader = source.getClass().getClassLoader();
            System.out.println("loader=" + loader.getClass().getName());
        };
    }
}
