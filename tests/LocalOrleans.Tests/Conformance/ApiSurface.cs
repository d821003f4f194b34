using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Orleans.Local.Tests.Conformance;

/// <param name="Form">Kind, modifiers, type parameters and attribute usage.</param>
/// <param name="Bases">The base class, its base class and so on, as far as the assembly knows them.</param>
/// <param name="Interfaces">All interfaces, inherited ones included.</param>
/// <param name="Members">The members that code outside of the assembly can use, as text.</param>
internal sealed record ApiType(
    string Name,
    string Form,
    IReadOnlyList<string> Bases,
    IReadOnlySet<string> Interfaces,
    IReadOnlySet<string> Members);

/// <summary>
/// The public types of an assembly, read from its file without loading it, so that its dependencies need not be there.
/// </summary>
internal sealed class ApiSurface
{
    private readonly MetadataReader _reader;

    private ApiSurface(MetadataReader reader) => _reader = reader;

    public static IReadOnlyDictionary<string, ApiType> Read(string file)
    {
        using var stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        var surface = new ApiSurface(image.GetMetadataReader());
        return surface._reader.TypeDefinitions
            .Select(surface._reader.GetTypeDefinition)
            .Where(surface.IsPublic)
            .Select(surface.Read)
            .ToDictionary(type => type.Name);
    }

    private bool IsPublic(TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic => IsPublic(_reader.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private ApiType Read(TypeDefinition type) => new(
        Name(type),
        Form(type),
        [.. Bases(type)],
        type.GetInterfaceImplementations()
            .Select(handle => TypeNames.Of(_reader, _reader.GetInterfaceImplementation(handle).Interface))
            .ToHashSet(),
        Fields(type).Concat(Methods(type)).ToHashSet());

    private string Name(TypeDefinition type) => type.GetDeclaringType() is { IsNil: false } outer
        ? $"{TypeNames.Of(_reader, outer)}.{_reader.GetString(type.Name)}"
        : $"{_reader.GetString(type.Namespace)}.{_reader.GetString(type.Name)}";

    private IEnumerable<string> Bases(TypeDefinition type)
    {
        var next = type.BaseType;
        while (!next.IsNil)
        {
            yield return TypeNames.Of(_reader, next);
            next = next.Kind == HandleKind.TypeDefinition
                ? _reader.GetTypeDefinition((TypeDefinitionHandle)next).BaseType
                : default;
        }
    }

    private string Form(TypeDefinition type)
    {
        const TypeAttributes Compared = TypeAttributes.Interface | TypeAttributes.Abstract | TypeAttributes.Sealed;
        var usages = type.GetCustomAttributes()
            .Select(_reader.GetCustomAttribute)
            .Where(attribute => AttributeName(attribute) == "System.AttributeUsageAttribute")
            .Select(attribute => Convert.ToHexString(_reader.GetBlobBytes(attribute.Value)));
        var isValue = TypeNames.Of(_reader, type.BaseType) is "System.ValueType" or "System.Enum";
        return $"{type.Attributes & Compared}{(isValue ? " value" : "")}{TypeParameters(type.GetGenericParameters())}"
            + $" [{string.Join(' ', usages)}]";
    }

    private string AttributeName(CustomAttribute attribute) => attribute.Constructor.Kind == HandleKind.MemberReference
        ? TypeNames.Of(_reader, _reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent)
        : TypeNames.Of(
            _reader, _reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType());

    private IEnumerable<string> Fields(TypeDefinition type) =>
        from handle in type.GetFields()
        let field = _reader.GetFieldDefinition(handle)
        where (field.Attributes & FieldAttributes.FieldAccessMask)
            is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem
        let modifiers = field.Attributes & (FieldAttributes.Static | FieldAttributes.InitOnly | FieldAttributes.Literal)
        select $"{modifiers} {field.DecodeSignature(new TypeNames(), null)} {_reader.GetString(field.Name)}"
            + Value(field.GetDefaultValue());

    private IEnumerable<string> Methods(TypeDefinition type) =>
        from handle in type.GetMethods()
        let method = _reader.GetMethodDefinition(handle)
        let access = method.Attributes & MethodAttributes.MemberAccessMask
        where access is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem
        select $"{access} {Modifiers(method.Attributes)}{Signature(method)}";

    private static string Modifiers(MethodAttributes attributes)
    {
        var isOverridable = attributes.HasFlag(MethodAttributes.Virtual) && !attributes.HasFlag(MethodAttributes.Final);
        return (attributes.HasFlag(MethodAttributes.Static) ? "static " : "")
            + (attributes.HasFlag(MethodAttributes.Abstract) ? "abstract " : isOverridable ? "virtual " : "");
    }

    private string Signature(MethodDefinition method)
    {
        const ParameterAttributes Compared =
            ParameterAttributes.In | ParameterAttributes.Out | ParameterAttributes.Optional;
        var signature = method.DecodeSignature(new TypeNames(), null);
        var parameters = method.GetParameters()
            .Select(_reader.GetParameter)
            .Where(parameter => parameter.SequenceNumber > 0) // 0 is the return value.
            .ToDictionary(parameter => parameter.SequenceNumber - 1);
        var list = signature.ParameterTypes.Select((type, index) => parameters.TryGetValue(index, out var parameter)
            ? $"{type} {_reader.GetString(parameter.Name)}{Value(parameter.GetDefaultValue())}"
              + (parameter.Attributes & Compared)
            : type);
        return $"{signature.ReturnType} {_reader.GetString(method.Name)}{TypeParameters(method.GetGenericParameters())}"
            + $"({string.Join(", ", list)})";
    }

    private string TypeParameters(GenericParameterHandleCollection handles)
    {
        var parameters = handles.Select(handle =>
        {
            var parameter = _reader.GetGenericParameter(handle);
            var constraints = parameter.GetConstraints()
                .Select(constraint => TypeNames.Of(_reader, _reader.GetGenericParameterConstraint(constraint).Type));
            return $"{_reader.GetString(parameter.Name)}: {parameter.Attributes} {string.Join(" & ", constraints)}";
        }).ToArray();
        return parameters.Length == 0 ? "" : $"<{string.Join(", ", parameters)}>";
    }

    private string Value(ConstantHandle handle)
    {
        if (handle.IsNil)
            return "";
        var constant = _reader.GetConstant(handle);
        return $" = {constant.TypeCode} {Convert.ToHexString(_reader.GetBlobBytes(constant.Value))} ";
    }
}
