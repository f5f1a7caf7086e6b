/** An application whose parts are named modules. */
package com.acme.homes.modules;
