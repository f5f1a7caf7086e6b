package com.acme.frameworks.jpa;

import com.acme.frameworks.CountedPool;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sells through repositories; Hibernate creates the tables. */
@SpringBootApplication
public class JpaShop {
    public static void main(String[] arguments) {
        for (String url : arguments) {
            SpringApplication.run(
                            JpaShop.class,
                            "--shop.url=" + url,
                            "--spring.main.banner-mode=off",
                            "--spring.jpa.hibernate.ddl-auto=create-drop")
                    .close();
        }
    }

    @Bean
    CountedPool pool(@Value("${shop.url}") String url) {
        return CountedPool.open("jpa", url);
    }

    @Bean
    CommandLineRunner work(Products products, Counter counter, PlatformTransactionManager transactions) {
        return arguments -> {
            long id = products.save(new Product("tea", 10, "hot", "green")).id();
            for (int sold = 0; sold < 5; sold++) {
                System.out.println("tags=" + counter.sell(id));
            }
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                Product tea = products.findById(id).orElseThrow();
                tea.take();
                counter.register("coffee");
                System.out.println("teas=" + products.findByName(tea.name()).size());
            });
            System.out.println("products=" + products.count());
            products.deleteAll();
        };
    }
}
