namespace Cdi.Corpus.Files;

/// <summary>What stands behind a path.</summary>
internal enum FileKind
{
    /// <summary>A file that holds bytes.</summary>
    Ordinary,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A link, where links are not followed.</summary>
    Link,

    /// <summary>A named pipe: opening it waits for somebody who writes.</summary>
    Pipe,

    /// <summary>A device.</summary>
    Device,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A view of the running system below <c>/proc</c> or <c>/sys</c>, which says that it has no bytes and may never end.</summary>
    SystemView,
}
