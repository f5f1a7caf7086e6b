package com.acme.environments.web;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import com.acme.environments.loaders.Collection;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;

/**
 * An embedded Tomcat. Its arguments are directories of web applications; it sends 10 requests to the first and 5 to the
 * second, undeploys the second, and continues with the first.
 */
public final class ShopServer {
    private static final int SESSIONS_OF_REQUEST = 3;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Tomcat tomcat = new Tomcat();
    private int received;

    private ShopServer() {}

    public static void main(String[] arguments) throws Exception {
        new ShopServer().run(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    private void run(Path first, Path second) throws Exception {
        tomcat.setBaseDir("tomcat");
        tomcat.setPort(0);
        tomcat.setHostname("localhost");
        tomcat.getConnector();
        deploy("/one", first);
        Context other = deploy("/two", second);
        tomcat.start();
        received += 2; // each prepares its stock
        ask("/one", 10);
        ask("/two", 5);
        WeakReference<ClassLoader> loader =
                new WeakReference<>(other.getLoader().getClassLoader());
        tomcat.getHost().removeChild(other);
        other.destroy();
        other = null;
        System.out.println("second loader=" + Collection.await(loader));
        ask("/one", 10);
        System.out.println("received=" + received);
        stop();
    }

    private Context deploy(String path, Path directory) {
        StandardContext context = (StandardContext)
                tomcat.addWebapp(path, directory.toAbsolutePath().toString());
        Wrapper servlet = Tomcat.addServlet(context, "shop", "com.acme.environments.web.ShopServlet");
        servlet.setLoadOnStartup(1);
        servlet.addMapping("/take");
        return context;
    }

    private void ask(String path, int times) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path + "/take");
        String answer = "";
        for (int time = 0; time < times; time++) {
            answer = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            received += SESSIONS_OF_REQUEST;
        }
        System.out.println(path + "=" + answer);
    }

    private void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
