package com.acme.clinic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.acme.host.Host;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.batch.BatchAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jdbc.JdbcRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jooq.JooqAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;

/** Starts the clinic on a port of its own, and is its client. */
@SpringBootApplication(
        exclude = {
            BatchAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            JdbcRepositoriesAutoConfiguration.class,
            JooqAutoConfiguration.class,
            LiquibaseAutoConfiguration.class,
            QuartzAutoConfiguration.class
        })
public class ClinicApplication {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static String start(Host host) {
        String port = SpringApplication.run( // line: start
                        ClinicApplication.class,
                        "--spring.datasource.url=" + host.url(),
                        "--spring.datasource.username=sa",
                        "--spring.datasource.hikari.pool-name=" + host.name(),
                        "--spring.jpa.hibernate.ddl-auto=create",
                        "--spring.main.banner-mode=off",
                        "--spring.jmx.enabled=false",
                        "--server.port=0")
                .getEnvironment()
                .getProperty("local.server.port");
        return "http://localhost:" + port;
    }

    static String request(String method, String uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
