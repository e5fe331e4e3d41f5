// Without Node.js there is no provider to test against.
def versionOf = { command ->
    try {
        return [command, '--version'].execute().text.strip()
    } catch (IOException absent) {
        return ''
    }
}
def node = versionOf('node') =~ /^v(\d+)\./
if (!node || node.group(1).toInteger() < 20 || !versionOf('npm')) {
    println 'The certified provider is not tested: that needs Node.js 20 or newer, with npm.'
    return false
}
return true
