package io.sessionaudit.otlp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;

/**
 * Describes this process: service, host, process id, JVM, container and pod. Names are those of OpenTelemetry's
 * semantic conventions for resources. The command line is not part of it, because it may contain secrets.
 */
final class ProcessResource {
    private static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");
    private static final String UNKNOWN_SERVICE = "unknown_service";

    private static final Path SELF_MOUNTS = Path.of("/proc/self/mountinfo");
    private static final Path SELF_GROUPS = Path.of("/proc/self/cgroup");
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Path NAMESPACE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

    /** The id in the paths that container runtimes mount or name a control group by. */
    private static final Pattern CONTAINER_ID =
            Pattern.compile("(?:containers/|docker-|cri-containerd-|crio-|/docker/)([0-9a-f]{64})");

    private ProcessResource() {}

    /** {@return the configured resource, completed by what can be detected} */
    static Resource complete(Resource configured, String main) {
        Resource complete = detect(System.getenv()).merge(configured);
        String service = configured.getAttribute(SERVICE_NAME);
        boolean isUnknown = service == null || service.startsWith(UNKNOWN_SERVICE);
        return isUnknown ? complete.merge(Resource.create(Attributes.of(SERVICE_NAME, main))) : complete;
    }

    private static Resource detect(Map<String, String> environment) {
        String hostName = firstLine(HOST_NAME);
        String host = environment.getOrDefault("HOSTNAME", hostName);
        AttributesBuilder detected = Attributes.builder()
                .put("process.pid", ProcessHandle.current().pid())
                .put("process.runtime.name", System.getProperty("java.runtime.name", ""))
                .put("process.runtime.version", Runtime.version().toString());
        putIfFound(detected, "host.name", host);
        putIfFound(detected, "container.id", containerId(SELF_GROUPS, SELF_MOUNTS));
        if (environment.containsKey("KUBERNETES_SERVICE_HOST")) {
            putIfFound(detected, "k8s.pod.name", environment.getOrDefault("POD_NAME", host));
            putIfFound(detected, "k8s.namespace.name", firstLine(NAMESPACE));
        }
        return Resource.create(detected.build());
    }

    private static void putIfFound(AttributesBuilder detected, String name, String value) {
        if (value != null && !value.isEmpty()) {
            detected.put(name, value);
        }
    }

    /** {@return the id of the container according to the first file that contains one, or null} */
    static String containerId(Path... files) {
        for (Path file : files) {
            try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                String id = lines.limit(1_000)
                        .map(CONTAINER_ID::matcher)
                        .filter(Matcher::find)
                        .map(matcher -> matcher.group(1))
                        .findFirst()
                        .orElse(null);
                if (id != null) {
                    return id;
                }
            } catch (IOException | RuntimeException e) {
                continue; // no such file: not Linux
            }
        }
        return null;
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse(null);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
