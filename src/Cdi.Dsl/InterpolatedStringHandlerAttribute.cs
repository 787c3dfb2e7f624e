namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler build a type of ours from an interpolated string; not part of netstandard2.0.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
internal sealed class InterpolatedStringHandlerAttribute : Attribute;
