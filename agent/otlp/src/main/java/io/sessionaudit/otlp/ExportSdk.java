package io.sessionaudit.otlp;

import java.util.HashMap;
import java.util.Map;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;

/**
 * Configures the SDK. The standard variables and properties apply, except those that choose what is sent and where: the
 * application may use another SDK, to which they refer.
 */
final class ExportSdk {
    private ExportSdk() {}

    /**
     * {@return an SDK that sends log records}
     *
     * @param url the collector
     * @param main main class or jar, the name of the service unless another one is configured
     * @param counter counts what is sent
     */
    static OpenTelemetrySdk create(String url, String main, SendCounter counter) {
        ClassLoader loader = ExportSdk.class.getClassLoader();
        return AutoConfiguredOpenTelemetrySdk.builder()
                .setServiceClassLoader(loader)
                .disableShutdownHook()
                .addPropertiesCustomizer(configured -> overrides(url, configured))
                .addResourceCustomizer((resource, configured) -> ProcessResource.complete(resource, main))
                .addLogRecordExporterCustomizer((exporter, configured) -> counter.counting(exporter))
                .build()
                .getOpenTelemetrySdk();
    }

    private static Map<String, String> overrides(String url, ConfigProperties configured) {
        Map<String, String> properties = new HashMap<>();
        properties.put("otel.sdk.disabled", "false");
        properties.put("otel.traces.exporter", "none");
        properties.put("otel.metrics.exporter", "none");
        properties.put("otel.logs.exporter", "otlp");
        properties.put("otel.propagators", "none");
        properties.put("otel.exporter.otlp.endpoint", url);
        properties.put("otel.exporter.otlp.protocol", "http/protobuf");
        properties.put("otel.exporter.otlp.logs.endpoint", url + "/v1/logs");
        properties.put("otel.exporter.otlp.logs.protocol", "http/protobuf");
        return properties;
    }
}
