/** A Spring Boot application of usual size, whose start-up is measured. */
package com.acme.startup;
