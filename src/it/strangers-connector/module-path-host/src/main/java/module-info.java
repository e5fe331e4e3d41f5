module host {
    requires dev.socialconnector;
}
