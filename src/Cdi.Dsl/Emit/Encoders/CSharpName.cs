namespace Cdi.Dsl.Emit.Encoders;

/// <summary>A C# identifier that is no keyword, or is marked as none.</summary>
internal readonly struct CSharpName
{
    private readonly string? name;

    private CSharpName(string name) => this.name = name;

    /// <summary>A name made by the rule of <see cref="Lowering.PropertyNames"/>, checked here.</summary>
    /// <exception cref="ArgumentException">The text is no identifier made by that rule: a capital or a letter without case first, then letters and
    /// digits.</exception>
    public static CSharpName Of(string name) => IsPascal(name)
        ? new CSharpName(name)
        : throw new ArgumentException("Not a name that the compiler makes.", nameof(name));

    /// <summary>A name of the author's own C#, which may be a keyword there: written with <c>@</c> where it does not begin with a capital.</summary>
    /// <exception cref="ArgumentException">The text is no identifier.</exception>
    public static CSharpName Declared(string name) => !IsDeclarable(name)
        ? throw new ArgumentException("Not an identifier.", nameof(name))
        : new CSharpName(IsPascal(name) ? name : "@" + name);

    /// <summary>Whether a text is an identifier: a letter or an underscore, then letters, digits and underscores.</summary>
    public static bool IsDeclarable(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(unit => char.IsLetterOrDigit(unit) || unit == '_');

    /// <summary>The name of a member of one of the compiler's own enumerations.</summary>
    /// <exception cref="ArgumentException">The value is not one of its members.</exception>
    public static CSharpName OfMember<TEnum>(TEnum member)
        where TEnum : struct, Enum => Of(member.ToString());

    /// <inheritdoc/>
    public override string ToString() => name ?? throw new InvalidOperationException("A name was never given.");

    // No keyword begins with a capital, contextual ones included; letters without case are in no keyword.
    private static bool IsPascal(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && name[0] is not (>= 'a' and <= 'z') && name.All(char.IsLetterOrDigit);
}
