/** People, where they are members and as what, and how they are known: cookies and API keys. */

import type { Passwords } from "../plugins/passwords.js";
import { newPassword, newToken, tokenHash } from "../plugins/secrets.js";
import { notFound, RefusedError } from "../refused.js";
import type { ChangedMember, Member, Membership, NewMember, Role } from "../schemas/people.js";
import { roles } from "../schemas/people.js";
import type { AuditStore } from "./audit-store.js";
import { type Database, type Handle, isConflict, newId, now } from "./database.js";

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly isOperator: boolean;
  readonly mustChange: boolean;
}

/** Who asks, and how the server knows it. */
export interface Asker {
  readonly user: User;
  readonly memberships: readonly Membership[];
  /** Absent for an API key, which no other site can make a browser send. */
  readonly csrf?: string;
}

const signInHours = 12;
/** A one-time password that nobody used by then is worth nothing any more. */
export const oneTimeDays = 7;

export class PeopleStore {
  readonly #db: Database;
  readonly #audit: AuditStore;
  readonly #passwords: Passwords;

  constructor(db: Database, audit: AuditStore, passwords: Passwords) {
    this.#db = db;
    this.#audit = audit;
    this.#passwords = passwords;
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#db.selectFrom("users").select("id").limit(1).executeTakeFirst()) === undefined;
  }

  /** The first person, who may do everything about people and workspaces; answers the password. */
  async createOperator(email: string, name: string): Promise<string> {
    const password = newPassword();
    const hash = await this.#passwords.hash(password);
    await this.#db.transaction().execute(async (trx) => {
      await this.#addUser(trx, { email, name, password: hash, mustChange: true, isOperator: true });
      await this.#audit.append(trx, {
        workspace: null,
        actor: "system",
        action: "operator.created",
        subject: email,
      });
    });
    return password;
  }

  /**
   * Another one-time password for the first person, whose own nobody has used in time; `undefined` where there is
   * nothing to renew. Only for whoever starts the server.
   */
  async renewOperator(email: string): Promise<string | undefined> {
    const operator = await this.#db
      .selectFrom("users")
      .select(["id", "must_change", "password_expires"])
      .where("email", "=", plainEmail(email))
      .where("is_operator", "=", 1)
      .executeTakeFirst();
    if (operator === undefined || !isExpired(operator)) return undefined;
    const password = newPassword();
    await this.#db.transaction().execute(async (trx) => {
      await this.#giveOneTime(trx, operator.id, await this.#passwords.hash(password));
      await this.#audit.append(trx, {
        workspace: null,
        actor: "system",
        action: "operator.password-renewed",
        subject: email,
      });
    });
    return password;
  }

  async #giveOneTime(trx: Handle, user: string, hash: string): Promise<void> {
    await trx
      .updateTable("users")
      .set({ password: hash, must_change: 1, password_expires: oneTimeExpiry() })
      .where("id", "=", user)
      .execute();
  }

  async #addUser(
    trx: Handle,
    given: { email: string; name: string; password: string | null; mustChange: boolean; isOperator: boolean },
  ): Promise<string> {
    const id = newId();
    await trx
      .insertInto("users")
      .values({
        id,
        email: plainEmail(given.email),
        name: given.name,
        password: given.password,
        must_change: given.mustChange ? 1 : 0,
        is_operator: given.isOperator ? 1 : 0,
        created: now(),
        password_expires: given.mustChange ? oneTimeExpiry() : null,
      })
      .execute();
    return id;
  }

  /** `undefined` when nobody has this address and password. */
  async signIn(email: string, password: string): Promise<{ token: string; asker: Asker } | undefined> {
    const user = await this.#db
      .selectFrom("users")
      .selectAll()
      .where("email", "=", plainEmail(email))
      .executeTakeFirst();
    const isRight = await this.#passwords.isRight(password, user?.password ?? null);
    if (!isRight || user === undefined) return undefined;
    if (isExpired(user)) {
      throw new RefusedError(
        401,
        "password-expired",
        `The one-time password was to be used within ${oneTimeDays} days`,
        user.is_operator === 1
          ? "Start the server anew: it prints another"
          : "Ask an admin to remove you and to add you again",
      );
    }
    if (user.password !== null && this.#passwords.isOutdated(user.password)) {
      await this.#rehash(user.id, user.password, password);
    }
    return this.#begin(user.id, user.email);
  }

  /** Now that the password is known for a moment, its hash is made as they are made today. */
  async #rehash(user: string, before: string, password: string): Promise<void> {
    const hash = await this.#passwords.hash(password);
    await this.#db
      .updateTable("users")
      .set({ password: hash })
      .where("id", "=", user)
      // Unless it was changed meanwhile.
      .where("password", "=", before)
      .execute();
  }

  /** By an address that somebody else vouches for. Nobody is let in who was not added, or was taken out again. */
  async signInAs(email: string): Promise<{ token: string; asker: Asker } | undefined> {
    const user = await this.#db
      .selectFrom("users")
      .select(["id", "email", "is_operator", "must_change"])
      .where("email", "=", plainEmail(email))
      .executeTakeFirst();
    if (user === undefined) return undefined;
    if (user.is_operator !== 1 && (await this.#memberships(user.id)).length === 0) return undefined;
    // Whoever made the one-time password may still know it, and its owner will never need it.
    if (user.must_change === 1) {
      await this.#db
        .updateTable("users")
        .set({ password: null, must_change: 0, password_expires: null })
        .where("id", "=", user.id)
        .execute();
    }
    return this.#begin(user.id, user.email);
  }

  async #begin(userId: string, email: string): Promise<{ token: string; asker: Asker }> {
    const [token, csrf] = [newToken(), newToken()];
    const expires = new Date(Date.now() + signInHours * 3_600_000).toISOString();
    await this.#db.transaction().execute(async (trx) => {
      await trx.deleteFrom("sign_ins").where("expires", "<", now()).execute();
      await trx
        .insertInto("sign_ins")
        .values({ token_hash: tokenHash(token), user_id: userId, csrf, created: now(), expires })
        .execute();
      await this.#audit.append(trx, {
        workspace: null,
        actor: email,
        action: "signed-in",
        subject: email,
      });
    });
    const asker = await this.byCookie(token);
    if (asker === undefined) throw new Error("a sign-in was not kept");
    return { token, asker };
  }

  async signOut(token: string): Promise<void> {
    await this.#db.deleteFrom("sign_ins").where("token_hash", "=", tokenHash(token)).execute();
  }

  async byCookie(token: string): Promise<Asker | undefined> {
    const row = await this.#db
      .selectFrom("sign_ins")
      .innerJoin("users", "users.id", "sign_ins.user_id")
      .select(["users.id", "email", "name", "is_operator", "must_change", "csrf", "expires"])
      .where("token_hash", "=", tokenHash(token))
      .executeTakeFirst();
    if (row === undefined || row.expires < now()) return undefined;
    return { user: userOf(row), memberships: await this.#memberships(row.id), csrf: row.csrf };
  }

  async byApiKey(secret: string): Promise<Asker | undefined> {
    const row = await this.#db
      .selectFrom("api_keys")
      .innerJoin("users", "users.id", "api_keys.user_id")
      .select([
        "users.id",
        "email",
        "users.name",
        "is_operator",
        "must_change",
        "workspace_id",
        "api_keys.id as key",
      ])
      .select("last_used")
      .where("secret_hash", "=", tokenHash(secret))
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const today = now().slice(0, 10);
    if (row.last_used?.slice(0, 10) !== today) {
      await this.#db.updateTable("api_keys").set({ last_used: now() }).where("id", "=", row.key).execute();
    }
    const memberships = await this.#memberships(row.id);
    return {
      // A key is for one workspace, and never for making others.
      user: { ...userOf(row), isOperator: false },
      memberships: memberships.filter(({ workspace }) => workspace === row.workspace_id),
    };
  }

  async #memberships(user: string): Promise<Membership[]> {
    const rows = await this.#db
      .selectFrom("members")
      .innerJoin("workspaces", "workspaces.id", "members.workspace_id")
      .select(["workspaces.id as workspace", "name", "roles", "payee"])
      .where("user_id", "=", user)
      .orderBy("name")
      .execute();
    return rows.map(({ roles: held, ...row }) => ({ ...row, roles: rolesOf(held) }));
  }

  /** Whoever is signed in elsewhere, perhaps with the password that others got to know, is not any more. */
  async changePassword(user: User, current: string, next: string, kept?: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom("users")
      .select("password")
      .where("id", "=", user.id)
      .executeTakeFirst();
    if (!(await this.#passwords.isRight(current, row?.password ?? null))) return false;
    const hash = await this.#passwords.hash(next);
    await this.#db.transaction().execute(async (trx) => {
      await trx
        .updateTable("users")
        .set({ password: hash, must_change: 0, password_expires: null })
        .where("id", "=", user.id)
        .execute();
      await trx
        .deleteFrom("sign_ins")
        .where("user_id", "=", user.id)
        .where("token_hash", "!=", tokenHash(kept ?? ""))
        .execute();
      await this.#audit.append(trx, {
        workspace: null,
        actor: user.email,
        action: "password.changed",
        subject: user.email,
      });
    });
    return true;
  }

  async createWorkspace(name: string, by: User): Promise<{ id: string; name: string; created: string }> {
    const workspace = { id: newId(), name, created: now() };
    try {
      await this.#db.transaction().execute(async (trx) => {
        await trx.insertInto("workspaces").values(workspace).execute();
        await trx
          .insertInto("members")
          .values({ workspace_id: workspace.id, user_id: by.id, roles: '["admin"]', payee: null })
          .execute();
        await this.#audit.append(trx, {
          workspace: workspace.id,
          actor: by.email,
          action: "workspace.created",
          subject: workspace.id,
          detail: { name },
        });
      });
    } catch (error) {
      throw isConflict(error) ? taken("workspace", name) : error;
    }
    return workspace;
  }

  async workspaces(ids: readonly string[]): Promise<{ id: string; name: string; created: string }[]> {
    if (ids.length === 0) return [];
    return this.#db
      .selectFrom("workspaces")
      .selectAll()
      .where("id", "in", [...ids])
      .orderBy("name")
      .execute();
  }

  async members(workspace: string): Promise<Member[]> {
    const rows = await this.#db
      .selectFrom("members")
      .innerJoin("users", "users.id", "members.user_id")
      .select(["users.id as user", "email", "name", "roles", "payee"])
      .where("workspace_id", "=", workspace)
      .orderBy("email")
      .execute();
    return rows.map(({ roles: held, ...row }) => ({ ...row, roles: rolesOf(held) }));
  }

  /** A person who is not known yet gets a one-time password, unless one is given that they already have. */
  async addMember(
    workspace: string,
    given: NewMember,
    by: string,
    password?: string,
  ): Promise<{
    member: Member;
    oneTimePassword: string | null;
    oneTimePasswordExpires: string | null;
  }> {
    const email = plainEmail(given.email);
    const oneTime = password ?? newPassword();
    const hash = await this.#passwords.hash(oneTime);
    try {
      const hasOneTime = await this.#db.transaction().execute(async (trx) => {
        const known = await trx
          .selectFrom("users")
          .select(["id", "must_change"])
          .where("email", "=", email)
          .executeTakeFirst();
        const mustChange = password === undefined;
        const isRenewed =
          mustChange && known?.must_change === 1 && !(await this.#isMemberAnywhere(trx, known.id));
        if (isRenewed) await this.#giveOneTime(trx, known.id, hash);
        const user =
          known?.id ??
          (await this.#addUser(trx, {
            email,
            name: given.name,
            password: hash,
            mustChange,
            isOperator: false,
          }));
        await trx
          .insertInto("members")
          .values({
            workspace_id: workspace,
            user_id: user,
            roles: JSON.stringify(given.roles),
            payee: given.payee ?? null,
          })
          .execute();
        await this.#audit.append(trx, {
          workspace,
          actor: by,
          action: "member.added",
          subject: email,
          detail: { roles: given.roles },
        });
        return mustChange && (isRenewed || known === undefined);
      });
      const member = (await this.members(workspace)).find((each) => each.email === email);
      if (member === undefined) throw new Error("a member was not kept");
      return {
        member,
        oneTimePassword: hasOneTime ? oneTime : null,
        oneTimePasswordExpires: hasOneTime ? await this.#oneTimeExpiryOf(member.user) : null,
      };
    } catch (error) {
      throw isConflict(error) ? taken("member", email) : error;
    }
  }

  /** Whoever never used their one-time password and is a member nowhere is given a new one, and nobody else is. */
  async #isMemberAnywhere(trx: Handle, user: string): Promise<boolean> {
    const row = await trx
      .selectFrom("members")
      .select("user_id")
      .where("user_id", "=", user)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  async #oneTimeExpiryOf(user: string): Promise<string | null> {
    const row = await this.#db
      .selectFrom("users")
      .select("password_expires")
      .where("id", "=", user)
      .executeTakeFirst();
    return row?.password_expires ?? null;
  }

  async changeMember(workspace: string, user: string, change: ChangedMember, by: string): Promise<Member> {
    await this.#db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable("members")
        .set({ roles: JSON.stringify(change.roles), payee: change.payee })
        .where("workspace_id", "=", workspace)
        .where("user_id", "=", user)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw notFound("member");
      await this.#keepAnAdmin(trx, workspace);
      await this.#audit.append(trx, {
        workspace,
        actor: by,
        action: "member.changed",
        subject: user,
        detail: { roles: change.roles },
      });
    });
    const member = (await this.members(workspace)).find((each) => each.user === user);
    if (member === undefined) throw notFound("member");
    return member;
  }

  async removeMember(workspace: string, user: string, by: string): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom("members")
        .where("workspace_id", "=", workspace)
        .where("user_id", "=", user)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw notFound("member");
      await this.#keepAnAdmin(trx, workspace);
      await trx
        .deleteFrom("api_keys")
        .where("workspace_id", "=", workspace)
        .where("user_id", "=", user)
        .execute();
      if (!(await this.#isMemberAnywhere(trx, user)))
        await trx.deleteFrom("sign_ins").where("user_id", "=", user).execute();
      await this.#audit.append(trx, { workspace, actor: by, action: "member.removed", subject: user });
    });
  }

  /** A workspace without an admin could never have one again. */
  async #keepAnAdmin(trx: Handle, workspace: string): Promise<void> {
    const rows = await trx
      .selectFrom("members")
      .select("roles")
      .where("workspace_id", "=", workspace)
      .execute();
    if (rows.some(({ roles: held }) => rolesOf(held).includes("admin"))) return;
    throw new RefusedError(409, "last-admin", "The workspace would have no admin any more");
  }

  async apiKeys(workspace: string, user: string) {
    return this.#db
      .selectFrom("api_keys")
      .select(["id", "name", "created", "last_used as lastUsed"])
      .where("workspace_id", "=", workspace)
      .where("user_id", "=", user)
      .orderBy("created")
      .execute();
  }

  async createApiKey(workspace: string, user: User, name: string) {
    const secret = `attain_${newToken()}`;
    const key = { id: newId(), name, created: now() };
    await this.#db.transaction().execute(async (trx) => {
      await trx
        .insertInto("api_keys")
        .values({
          ...key,
          workspace_id: workspace,
          user_id: user.id,
          secret_hash: tokenHash(secret),
          last_used: null,
        })
        .execute();
      await this.#audit.append(trx, {
        workspace,
        actor: user.email,
        action: "api-key.created",
        subject: key.id,
      });
    });
    return { key: { ...key, lastUsed: null }, secret };
  }

  async removeApiKey(workspace: string, user: User, id: string): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom("api_keys")
        .where("workspace_id", "=", workspace)
        .where("user_id", "=", user.id)
        .where("id", "=", id)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw notFound("API key");
      await this.#audit.append(trx, { workspace, actor: user.email, action: "api-key.removed", subject: id });
    });
  }
}

function userOf(row: {
  id: string;
  email: string;
  name: string;
  is_operator: number;
  must_change: number;
}): User {
  const { id, email, name } = row;
  return { id, email, name, isOperator: row.is_operator === 1, mustChange: row.must_change === 1 };
}

function plainEmail(email: string): string {
  return email.trim().toLowerCase();
}

function rolesOf(json: string): Role[] {
  const held: unknown = JSON.parse(json);
  return roles.filter((role) => Array.isArray(held) && held.includes(role));
}

export function taken(what: string, name: string): RefusedError {
  return new RefusedError(
    409,
    "already-there",
    `There is a ${what} "${name}" already`,
    "Choose another name",
  );
}

function oneTimeExpiry(): string {
  return new Date(Date.now() + oneTimeDays * 86_400_000).toISOString();
}

function isExpired(user: {
  readonly must_change: number;
  readonly password_expires: string | null;
}): boolean {
  return user.must_change === 1 && user.password_expires !== null && user.password_expires < now();
}
