/** An application that other agents watch, too. */
package com.acme.environments.neighbours;
