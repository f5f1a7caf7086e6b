/** A web application, and the server that runs it twice. */
package com.acme.environments.web;
