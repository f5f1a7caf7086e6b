package io.sessionaudit.demo.server;

import java.util.Optional;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;

/** MySQL in a container of its own, if Docker runs. */
final class DockerServer {

    private static final String IMAGE = "mysql:8.4";

    private DockerServer() {}

    /** Why Docker cannot be used; empty when it can. */
    static Optional<String> unavailable() {
        boolean available = DockerClientFactory.instance().isDockerAvailable();
        return available ? Optional.empty() : Optional.of("Docker does not run here");
    }

    static DemoServer start(String reason) {
        MySQLContainer container = new MySQLContainer(IMAGE);
        try {
            container.start();
        } catch (RuntimeException failure) {
            container.stop();
            throw failure;
        }
        String url = Urls.mysql(
                container.getHost(),
                container.getMappedPort(MySQLContainer.MYSQL_PORT),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword());
        return Stopping.atExit(url, IMAGE + " in Docker, " + reason, container::stop);
    }
}
