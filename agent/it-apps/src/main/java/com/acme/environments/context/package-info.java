/** Sessions of threads with values in slf4j's MDC. */
package com.acme.environments.context;
