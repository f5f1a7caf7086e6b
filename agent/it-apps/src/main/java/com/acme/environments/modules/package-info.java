/** An application whose parts are named modules. */
package com.acme.environments.modules;
