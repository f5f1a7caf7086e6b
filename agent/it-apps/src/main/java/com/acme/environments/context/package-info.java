/** Sessions of threads that have something in slf4j's MDC. */
package com.acme.environments.context;
