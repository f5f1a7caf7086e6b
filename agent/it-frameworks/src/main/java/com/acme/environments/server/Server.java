package com.acme.environments.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Serves an unpacked web application whose servlet is the first argument, and asks it once. */
public final class Server {
    private Server() {}

    public static void main(String[] arguments) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        Context context =
                tomcat.addContext("", Path.of(arguments[1]).toAbsolutePath().toString());
        Tomcat.addServlet(context, "shop", arguments[0]);
        context.addServletMappingDecoded("/", "shop");
        tomcat.start();
        URI uri = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        tomcat.stop();
        tomcat.destroy();
    }
}
