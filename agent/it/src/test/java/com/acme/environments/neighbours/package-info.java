/** An application that other agents transform, too. */
package com.acme.environments.neighbours;
