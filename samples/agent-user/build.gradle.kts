// The same build for Gradle. It is not run by scripts/samples.
plugins {
    java
}

repositories {
    mavenCentral()
}

val agent by configurations.creating { isTransitive = false }

dependencies {
    agent("io.sessionaudit:session-audit:1.0.0")
    implementation("com.h2database:h2:2.5.252")
    testImplementation(platform("io.sessionaudit:session-audit-bom:1.0.0"))
    testImplementation("io.sessionaudit:session-audit-junit")
    testImplementation("org.junit.jupiter:junit-jupiter:6.1.3")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher")
}

tasks.test {
    useJUnitPlatform()
    val jar = agent.elements
    val log = layout.buildDirectory.file("test.jsonl")
    jvmArgumentProviders += CommandLineArgumentProvider {
        listOf("-javaagent:${jar.get().single()}=log=${log.get()}")
    }
}
