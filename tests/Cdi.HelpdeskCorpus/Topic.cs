namespace Cdi.HelpdeskCorpus;

/// <summary>A thing that goes wrong, told by one person and by a group, and what to do about it. <c>{0}</c> is a detail.</summary>
internal sealed record Topic(string Alone, string Together, string Remedy, IReadOnlyList<string> Details)
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "the weekend", "the update", "last week"];
    private static readonly string[] Rooms = ["012", "107", "114", "203", "218", "305", "321", "410", "427", "B12", "C03"];
    private static readonly string[] Versions = ["4.1", "4.2", "5.0", "7.3", "9.12", "11", "12.4"];

    /// <summary>All topics.</summary>
    public static IReadOnlyList<Topic> All { get; } =
    [
        new("the printer in room {0} gives me blank pages", "the printer in room {0} gives everyone on our floor blank pages", "send someone to look at it",
            Rooms),
        new("my password stopped working after {0}", "the password of our shared account stopped working after {0}", "reset it", Days),
        new("the connection to the file server breaks off since {0}", "the connection from our office to the file server breaks off since {0}",
            "check the line", Days),
        new("version {0} of the editor closes when I save a table", "version {0} of the editor closes when any of us saves a table",
            "install the older version", Versions),
        new("the screen in room {0} shows green stripes", "the screen we use in room {0} shows green stripes", "bring another cable", Rooms),
        new("my calendar lost all entries since {0}", "our team calendar lost all entries since {0}", "restore the copy of that day", Days),
        new("I cannot open attachments since {0}", "none of us can open attachments since {0}", "change the filter", Days),
        new("the telephone in room {0} has no dial tone", "the telephones of our group near room {0} have no dial tone", "replace the socket", Rooms),
        new("the licence for version {0} ran out", "our licence for version {0} ran out", "renew it", Versions),
        new("the door reader at room {0} refuses my card", "the door reader at room {0} refuses our cards", "update the access list", Rooms),
        new("the backup of my laptop fails since {0}", "the backup of our laptops fails since {0}", "look at the log", Days),
        new("the scanner in room {0} writes empty files", "the scanner in room {0} writes empty files for all of us", "set the folder again", Rooms),
        new("the lab notebook asks for version {0} of the plugin", "our lab notebook asks for version {0} of the plugin", "put it on the share", Versions),
        new("my mailbox is full since {0}", "our group mailbox is full since {0}", "raise the limit", Days),
    ];
}
