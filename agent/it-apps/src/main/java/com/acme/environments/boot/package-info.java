/** An application in a Spring Boot executable jar. */
package com.acme.environments.boot;
