// Who is in the demonstration; crates/demo/data/bureau.toml has the rest.

export const ADMINISTRATOR = 'guanliyuan';
export const BUREAU = 'caizheng.shenhe';
export const DEPARTMENT = 'renshe.zhuguan';
export const SCHOOLS = 'jiaoyu.zhuguan';
export const CLERK = 'jiuye.tianbao';
export const REVIEWER = 'jiuye.shenhe';

/** Signs in without the page; what the page does is walked in sign-in.spec.mjs. */
export async function signIn(request, name) {
  const form = { name, password: process.env.MINGZHANG_PASSWORD, back: '/desk' };
  const answer = await request.post('/desk/sign-in', { form, maxRedirects: 0 });
  if (answer.status() !== 303) throw new Error(`${name} cannot sign in: ${answer.status()}`);
}
