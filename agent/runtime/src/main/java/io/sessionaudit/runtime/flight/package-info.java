/**
 * Events of JDK Flight Recorder. The only classes that name {@code jdk.jfr}, which a JVM may lack; {@link
 * io.sessionaudit.runtime.flight.FlightRecording} checks that before they are loaded.
 */
package io.sessionaudit.runtime.flight;
