package io.sessionaudit.otlp;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.sessionaudit.core.Version;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.metrics.KnownPlaces;

/**
 * Configures the SDK. The standard variables and properties apply, except those that choose what is sent and where: the
 * application may use another SDK, to which they refer.
 */
final class ExportSdk {
    /** The scope of everything that is sent. */
    static final String SCOPE = "io.sessionaudit";

    private final String url;
    private final String main;
    private final SendCounter counter;
    private final LiveModel live;

    /**
     * Creates a configuration.
     *
     * @param url the collector
     * @param main main class or jar, the name of the service unless another one is configured
     * @param counter counts what is sent
     * @param live the state whose metrics are sent; null for none
     */
    ExportSdk(String url, String main, SendCounter counter, LiveModel live) {
        this.url = url;
        this.main = main;
        this.counter = counter;
        this.live = live;
    }

    /** {@return a new SDK, which sends log records, and the metrics at intervals} */
    OpenTelemetrySdk create() {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .setServiceClassLoader(ExportSdk.class.getClassLoader())
                .disableShutdownHook()
                .addPropertiesCustomizer(this::overrides)
                .addResourceCustomizer((resource, configured) -> ProcessResource.complete(resource, main))
                .addLogRecordExporterCustomizer((exporter, configured) -> counter.counting(exporter))
                .addMetricExporterCustomizer((exporter, configured) -> counter.counting(exporter))
                .addMeterProviderCustomizer((meters, configured) -> live == null ? meters : withMetrics(meters))
                .build()
                .getOpenTelemetrySdk();
    }

    private SdkMeterProviderBuilder withMetrics(SdkMeterProviderBuilder meters) {
        InstrumentationScopeInfo scope = InstrumentationScopeInfo.builder(SCOPE)
                .setVersion(Version.current())
                .build();
        KnownPlaces places = new KnownPlaces();
        return meters.registerMetricProducer(resource -> metrics(places, resource, scope))
                // The SDK's metrics about itself.
                .registerView(
                        InstrumentSelector.builder().setName("*").build(),
                        View.builder().setAggregation(Aggregation.drop()).build());
    }

    private Collection<MetricData> metrics(KnownPlaces places, Resource resource, InstrumentationScopeInfo scope) {
        LiveState state = live.state();
        return state == null ? List.of() : MetricConverter.of(state, places, resource, scope);
    }

    private Map<String, String> overrides(ConfigProperties configured) {
        Map<String, String> properties = new HashMap<>();
        properties.put("otel.sdk.disabled", "false");
        properties.put("otel.traces.exporter", "none");
        properties.put("otel.metrics.exporter", live == null ? "none" : "otlp");
        properties.put("otel.logs.exporter", "otlp");
        properties.put("otel.propagators", "none");
        properties.put("otel.exporter.otlp.endpoint", url);
        properties.put("otel.exporter.otlp.protocol", "http/protobuf");
        properties.put("otel.exporter.otlp.logs.endpoint", url + "/v1/logs");
        properties.put("otel.exporter.otlp.logs.protocol", "http/protobuf");
        properties.put("otel.exporter.otlp.metrics.endpoint", url + "/v1/metrics");
        properties.put("otel.exporter.otlp.metrics.protocol", "http/protobuf");
        return properties;
    }
}
