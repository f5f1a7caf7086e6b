package com.acme.startup;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The same application under load: customers buy until its standard input ends. */
public final class BusyShop {
    private static final int CUSTOMERS = 2;
    private static final int SALES_BEFORE_READY = 200;

    private static volatile boolean open = true;

    private BusyShop() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context = SpringApplication.run(StartUpShop.class, arguments)) {
            Articles articles = context.getBean(Articles.class);
            for (int sale = 0; sale < SALES_BEFORE_READY; sale++) {
                sell(articles);
            }
            List<Thread> customers = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                Thread customer = new Thread(() -> buy(articles), "customer-" + i);
                customer.start();
                customers.add(customer);
            }
            System.out.println(
                    "ready classes=" + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
            while (System.in.read() >= 0) {
                // the customers buy
            }
            open = false;
            for (Thread customer : customers) {
                customer.join();
            }
        }
    }

    private static void buy(Articles articles) {
        while (open) {
            sell(articles);
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void sell(Articles articles) {
        articles.save(new Article("tea"));
        articles.count();
    }
}
