/** A class with the name of a known pool's class. */
package com.jolbox.bonecp;
