namespace Cdi.Dsl.Vocabulary;

/// <summary>A block of the language and what may stand in it.</summary>
/// <param name="Name">Its first word.</param>
/// <param name="IsNamed">Whether a name follows the first word.</param>
/// <param name="Settings">Its settings, in the order in which they are listed to authors.</param>
public sealed record BlockWord(string Name, bool IsNamed, params SettingWord[] Settings)
{
    /// <summary>What works today in its place, a sentence; null where the block itself works.</summary>
    public string? Instead { get; init; }

    /// <summary>Whether words such as <c>ordered</c> may follow its name.</summary>
    public bool HasKinds { get; init; }

    /// <summary>Whether columns may stand in it.</summary>
    public bool HasColumns { get; init; }

    /// <summary>Whether the author chooses the keys of its settings, as for the options of an outcome.</summary>
    public bool HasFreeKeys { get; init; }

    /// <summary>Whether <c>derive KEY = …</c> may stand in it.</summary>
    public bool HasDerivations { get; init; }

    /// <summary>Whether <c>expect</c> lines may stand in it.</summary>
    public bool HasExpectations { get; init; }

    /// <summary>The settings before which <c>vary</c> may stand.</summary>
    public IReadOnlyList<string> Varied => [.. Settings.Where(setting => setting.MayVary).Select(setting => setting.Name)];

    /// <summary>The blocks that may stand in it.</summary>
    public IReadOnlyList<BlockWord> Blocks { get; init; } = [];

    /// <summary>Whether this version can run it.</summary>
    public bool IsSupported => Instead is null;

    /// <summary>The setting with this name; null where there is none.</summary>
    public SettingWord? Find(string name) => Settings.FirstOrDefault(setting => setting.Name == name);
}
