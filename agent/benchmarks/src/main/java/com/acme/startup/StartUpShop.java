package com.acme.startup;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts, uses its database once, prints the processor time and the loaded classes so far, and ends. */
@SpringBootApplication
public class StartUpShop {
    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(StartUpShop.class, arguments)) {
            Articles articles = context.getBean(Articles.class);
            articles.save(new Article("tea"));
            System.out.println("ready cpu_ms=" + cpuMillis() + " classes="
                    + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() + " articles="
                    + articles.count());
        }
    }

    private static long cpuMillis() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1_000_000;
    }
}
