/** A server for web applications. */
package com.acme.environments.server;
