/**
 * What the tests of several modules share. The package is not one of the agent's, so the agent treats its data sources
 * as the application's own.
 */
package com.acme.support;
