/** Sign-in with Heron, an invented provider. */
module example.heron {
    requires dev.socialconnector;

    exports example.heron;

    provides dev.socialconnector.ConnectorFactory with
            example.heron.HeronConnectorFactory;
}
